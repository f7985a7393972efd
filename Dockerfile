# Images of rref: the stock worker, the same with the example's objects, and the example's client. docs/operations.md says how
# to run them. Written for any builder of Docker: no cache mounts, no heredocs.
#
#   docker build --target worker -t rref-worker .
#   docker build --target quickstart-worker -t rref-quickstart-worker .
#   docker build --target quickstart -t rref-quickstart .
#
# Your own objects: FROM rref-worker, COPY your jars to /app/extensions/.

FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /build
COPY .mvn .mvn
ENV BUILD="mvn -B -q -pl rref-service,examples/quickstart -am package \
    -Dmaven.test.skip=true -Drref.tests=none -Djacoco.skip -Dspotless.check.skip -P!nullaway"
# With the POMs alone, for what they name to be downloaded once and not at each change of a source file.
COPY pom.xml ./
COPY rref-api/pom.xml rref-api/
COPY rref-client-starter/pom.xml rref-client-starter/
COPY rref-service/pom.xml rref-service/
COPY rref-test/pom.xml rref-test/
COPY benchmarks/pom.xml benchmarks/
COPY examples/quickstart/pom.xml examples/quickstart/
COPY examples/counter-app/contract/pom.xml examples/counter-app/contract/
COPY examples/counter-app/worker/pom.xml examples/counter-app/worker/
COPY examples/counter-app/web/pom.xml examples/counter-app/web/
RUN $BUILD
COPY rref-api/src rref-api/src
COPY rref-client-starter/src rref-client-starter/src
COPY rref-service/src rref-service/src
COPY examples/quickstart/src examples/quickstart/src
RUN $BUILD
RUN java -Djarmode=tools -jar rref-service/target/rref-service-*-exec.jar extract --layers --application-filename worker.jar \
        --destination /layers \
    && mkdir -p /extensions/worker /extensions/client \
    && cp examples/quickstart/target/*-extension.jar /extensions/worker/quickstart-extension.jar \
    && rm examples/quickstart/target/*-extension.jar \
    && cp examples/quickstart/target/rref-example-quickstart-*.jar /extensions/client/quickstart.jar

FROM eclipse-temurin:25-jre AS worker
# What changes least comes first: one layer for everybody else's jars, one for rref itself.
COPY --from=build /layers/dependencies/ /layers/snapshot-dependencies/ /app/
COPY --from=build /layers/application/ /app/
RUN mkdir -p /app/extensions /run/rref /run/rref-scrape && chown 10001:10001 /run/rref /run/rref-scrape
# The settings of a container; each may be set otherwise. Files of /run/rref are settings, too: secrets are named after them.
ENV SERVER_ADDRESS=0.0.0.0 \
    SERVER_PORT=8080 \
    SPRING_MAIN_BANNERMODE=off \
    SPRING_CONFIG_IMPORT=optional:configtree:/run/rref/ \
    RREF_SECURITY_MODE=secret \
    RREF_WORKER_EXTENSIONS=/app/extensions \
    MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED=true \
    MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE=health,info,prometheus,rrefs
# The class path and the options that the cache depends on are those of the entry point; extensions may follow on the path.
# Netty goes by the JDK's sockets: a library of its own would be unpacked into /tmp, where nothing can be executed, and say so.
# The worker that is trained serves real calls. The second command fails where the cache would not be taken.
RUN java -XX:AOTCacheOutput=/app/worker.aot -XX:MaxRAMPercentage=60 --enable-native-access=ALL-UNNAMED \
        -Dio.netty.transport.noNative=true -cp /app/worker.jar io.rref.service.image.Training > /tmp/training.log 2>&1 \
        || { cat /tmp/training.log; exit 1; } \
    && java -XX:AOTMode=on -XX:AOTCache=/app/worker.aot -XX:MaxRAMPercentage=60 --enable-native-access=ALL-UNNAMED \
        -Dio.netty.transport.noNative=true -Dspring.context.exit=onRefresh \
        -cp '/app/worker.jar:/app/extensions/*' io.rref.service.StockWorker \
        --rref.security.secret=only-to-see-whether-the-cache-is-taken --server.address=127.0.0.1 --server.port=0 \
    && rm -rf /tmp/*
USER 10001:10001
EXPOSE 8080
# JDK_JAVA_OPTIONS adds options to those here.
ENTRYPOINT ["java", "-XX:AOTCache=/app/worker.aot", "-XX:MaxRAMPercentage=60", "--enable-native-access=ALL-UNNAMED", \
    "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-Dio.netty.transport.noNative=true", \
    "-cp", "/app/worker.jar:/app/extensions/*", "io.rref.service.StockWorker"]
# Without the user's options: another collector or a larger heap would not go with these.
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 \
    CMD ["env", "-u", "JDK_JAVA_OPTIONS", "java", "-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", \
        "-cp", "/app/worker.jar", "io.rref.service.image.HealthCheck"]

FROM worker AS quickstart-worker
COPY --from=build /extensions/worker/ /app/extensions/

FROM worker AS quickstart
COPY --from=build /extensions/client/ /app/extensions/
ENTRYPOINT ["java", "-XX:AOTCache=/app/worker.aot", "-XX:MaxRAMPercentage=60", "--enable-native-access=ALL-UNNAMED", \
    "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-Dio.netty.transport.noNative=true", \
    "-cp", "/app/worker.jar:/app/extensions/*", "io.rref.examples.quickstart.Quickstart"]
HEALTHCHECK NONE
