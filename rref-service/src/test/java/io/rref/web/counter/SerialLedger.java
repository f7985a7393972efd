package io.rref.web.counter;

import io.rref.RemoteObject;
import java.util.ArrayList;
import java.util.List;

@RemoteObject(serial = true)
class SerialLedger implements Ledger {

    private final List<String> texts = new ArrayList<>();

    @Override
    public int note(String text) {
        texts.add(text);
        return texts.size();
    }

    @Override
    public List<String> noted() {
        return List.copyOf(texts);
    }
}
