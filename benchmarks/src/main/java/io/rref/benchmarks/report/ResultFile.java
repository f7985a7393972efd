package io.rref.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A summary for programs, all slices with it. */
public final class ResultFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultFile() {}

    /** Writes it as JSON. */
    public static void write(Summary summary, Path file) throws IOException {
        Files.write(file, JSON.writeValueAsBytes(summary));
    }
}
