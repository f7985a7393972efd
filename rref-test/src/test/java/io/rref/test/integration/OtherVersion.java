package io.rref.test.integration;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Another version of a contract, as a caller has it that was built before or after its worker. */
final class OtherVersion {

    private OtherVersion() {}

    /** An interface of the same name with these methods, in a class loader of its own. */
    static Class<?> of(Class<?> contract, String methods) throws ClassNotFoundException {
        String source = "package " + contract.getPackageName() + "; @io.rref.RemoteInterface public interface "
                + contract.getSimpleName() + " { " + methods + " }";
        byte[] compiled = compile(contract.getName(), source);
        ClassLoader own = new ClassLoader(contract.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.equals(contract.getName())) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? defineClass(name, compiled, 0, compiled.length) : loaded;
            }
        };
        return own.loadClass(contract.getName());
    }

    private static byte[] compile(String name, String source) {
        JavaCompiler compiler = Objects.requireNonNull(
                ToolProvider.getSystemJavaCompiler(), "no compiler in this Java: run the tests on a JDK");
        ByteArrayOutputStream compiled = new ByteArrayOutputStream();
        JavaFileManager inMemory = new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String className, JavaFileObject.Kind kind, javax.tools.FileObject sibling) {
                return new Output(className, compiled);
            }
        };
        List<String> options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        boolean succeeded = compiler.getTask(null, inMemory, null, options, null, List.of(new Source(name, source)))
                .call();
        if (!succeeded) {
            throw new IllegalArgumentException("does not compile: " + source);
        }
        return compiled.toByteArray();
    }

    private static URI uriOf(String name, JavaFileObject.Kind kind) {
        return URI.create("string:///" + name.replace('.', '/') + kind.extension);
    }

    /** Source text in memory. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(uriOf(name, Kind.SOURCE), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** A class file in memory. */
    private static final class Output extends SimpleJavaFileObject {

        private final OutputStream bytes;

        Output(String name, OutputStream bytes) {
            super(uriOf(name, Kind.CLASS), Kind.CLASS);
            this.bytes = bytes;
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }
}
