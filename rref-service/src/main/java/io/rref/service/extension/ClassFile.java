package io.rref.service.extension;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a class file says of itself without being loaded. */
final class ClassFile {

    private static final int BEGINNING = 8;

    /** Versions of class files are that much ahead of Java's. */
    private static final int BEFORE_FIRST_RELEASE = 44;

    /** Before each text of a class file: its tag; its length and letters follow. */
    private static final int TEXT = 1;

    private ClassFile() {}

    /** The release of Java that it is built for; 0 where it is too short to say. */
    static int release(InputStream file) throws IOException {
        byte[] beginning = file.readNBytes(BEGINNING);
        return beginning.length < BEGINNING
                ? 0
                : (beginning[6] & 0xff) * 256 + (beginning[7] & 0xff) - BEFORE_FIRST_RELEASE;
    }

    /**
     * Whether it uses a class: extends it, calls it, or has it among the types of a field or method.
     *
     * @param type such as {@code com/acme/Counter}
     */
    static boolean uses(InputStream file, String type) throws IOException {
        String content = new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
        return content.contains(text(type))
                || content.contains(text("L" + type + ";").substring(3));
    }

    /** As class files write it, each byte a letter. */
    private static String text(String said) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(written);
        out.writeByte(TEXT);
        out.writeUTF(said);
        return written.toString(StandardCharsets.ISO_8859_1);
    }
}
