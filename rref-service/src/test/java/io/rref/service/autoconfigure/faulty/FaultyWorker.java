package io.rref.service.autoconfigure.faulty;

import io.rref.RemoteObject;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Configuration;

/** A worker whose only class implements no contract. */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
public class FaultyWorker {

    @RemoteObject
    static class Uncallable {}
}
