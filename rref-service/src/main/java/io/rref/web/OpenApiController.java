package io.rref.web;

import io.rref.transport.Wire;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the REST surface, for people and for tools. */
@RestController
public final class OpenApiController {

    private static final Resource DOCUMENT = new ClassPathResource("META-INF/rref/openapi.yaml");

    @GetMapping(Wire.ROOT + "/openapi.yaml")
    ResponseEntity<Resource> document() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml"))
                .body(DOCUMENT);
    }
}
