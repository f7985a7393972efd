package io.rref.codec;

import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;

/**
 * Reads and writes {@code RRef} inside calls and results, and refuses it everywhere else.
 *
 * <p>Handles are counted, so only a call or a result can carry one. Registered with an application's own mapper, this
 * module makes that mapper say so instead of writing the handle's properties (C086).
 */
public final class RRefJacksonModule extends JacksonModule {

    /** What every other kind of serialisation says of an {@code RRef}. */
    public static final String OUTSIDE_A_CALL =
            "Can not serialise an RRef outside a call: a handle is counted, and only calls and results carry it";

    @Override
    public String getModuleName() {
        return "rref";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new HandleSerializers(new HandleSerializer()));
        context.addKeySerializers(new HandleSerializers(new HandleKeySerializer()));
        context.addDeserializers(new HandleDeserializers());
        context.addKeyDeserializers(HandleDeserializers::findKeyDeserializer);
    }
}
