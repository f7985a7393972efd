package io.rref.service.autoconfigure.sample;

import io.rref.RemoteFunctions;
import org.springframework.stereotype.Component;

@RemoteFunctions
@Component("productsOfTheApplication")
class ComponentProducts implements Products {

    @Override
    public long times(long one, long other) {
        return one * other;
    }
}
