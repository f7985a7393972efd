package io.rref.registration;

import io.rref.protocol.HolderId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.cloud.consul.discovery.ConsulDiscoveryProperties;
import org.springframework.cloud.consul.model.http.agent.NewService;
import org.springframework.cloud.consul.serviceregistry.ConsulAutoRegistration;
import org.springframework.util.StringUtils;

/** What Consul is told of a worker: who it is, where it is, and how to check that it is ready. */
public final class WorkerService {

    private static final String ID_PREFIX = "rref-worker-";

    /** Key of the worker's name in the metadata. */
    public static final String NAME = "rref-name";

    /** Key of the worker's incarnation in the metadata: 32 hexadecimal digits. */
    public static final String INCARNATION = "rref-incarnation";

    private WorkerService() {}

    /**
     * Composes it.
     *
     * @param service that all workers are instances of
     * @param settings address, tags, further metadata, interval and limits of the check
     */
    public static NewService of(
            HolderId self, String service, ConsulDiscoveryProperties settings, ListeningPorts ports) {
        NewService worker = new NewService();
        worker.setId(ConsulAutoRegistration.normalizeForDns(
                ID_PREFIX + self.name() + "-" + self.incarnation().value()));
        worker.setName(service);
        worker.setTags(new ArrayList<>(settings.getTags()));
        worker.setMeta(metadata(self, settings));
        worker.setPort(settings.getPort() != null ? settings.getPort() : ports.requests());
        if (!settings.isPreferAgentAddress()) {
            worker.setAddress(settings.getHostname());
        }
        if (settings.isRegisterHealthCheck()) {
            worker.setCheck(check(settings, ports));
        }
        return worker;
    }

    private static Map<String, String> metadata(HolderId self, ConsulDiscoveryProperties settings) {
        Map<String, String> metadata = new LinkedHashMap<>(settings.getMetadata());
        metadata.put("secure", Boolean.toString("https".equalsIgnoreCase(settings.getScheme())));
        metadata.put(NAME, self.name());
        metadata.put(INCARNATION, self.incarnation().value());
        return metadata;
    }

    private static NewService.Check check(ConsulDiscoveryProperties settings, ListeningPorts ports) {
        NewService.Check check = new NewService.Check();
        String host =
                settings.getHostname().contains(":") ? "[" + settings.getHostname() + "]" : settings.getHostname();
        if (StringUtils.hasText(settings.getHealthCheckUrl())) {
            check.setHttp(settings.getHealthCheckUrl());
        } else if (ports.hasProbes()) {
            check.setHttp(settings.getScheme() + "://" + host + ":" + ports.probes() + settings.getHealthCheckPath());
        } else {
            check.setTcp(host + ":" + ports.requests());
        }
        check.setHeader(settings.getHealthCheckHeaders());
        check.setInterval(settings.getHealthCheckInterval());
        check.setTimeout(settings.getHealthCheckTimeout());
        check.setTlsSkipVerify(settings.getHealthCheckTlsSkipVerify());
        check.setDeregisterCriticalServiceAfter(settings.getHealthCheckCriticalTimeout());
        return check;
    }
}
