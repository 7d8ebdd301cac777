package sluice.adapters.onnx.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** Where a graph comes from. */
public sealed interface OnnxGraphSource {
    /** The graph's file name, for messages. */
    String name();

    OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException;

    /** A file; its checksum was proved when it was pulled. */
    record InFile(Path file) implements OnnxGraphSource {
        @Override
        public String name() {
            return file.getFileName().toString();
        }

        @Override
        public OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException {
            return environment.createSession(file.toString(), options);
        }
    }

    /** A graph that was made in memory. */
    record InMemory(String name, byte[] bytes) implements OnnxGraphSource {
        @Override
        public OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException {
            return environment.createSession(bytes, options);
        }
    }

    /**
     * A resource of the program.
     *
     * @param path absolute on the class path
     * @param sha256 what its bytes must hash to, in lower-case hexadecimal
     */
    record Shipped(String path, String sha256) implements OnnxGraphSource {
        @Override
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException {
            return environment.createSession(bytes(), options);
        }

        /** @throws SluiceException INTERNAL when the resource is missing or is not the one that was shipped */
        public byte[] bytes() {
            byte[] bytes = read();
            String found = sha256(bytes);
            if (!found.equals(sha256)) {
                throw failed("The model " + name() + " is damaged: its SHA-256 is " + found + ", not " + sha256 + ".");
            }
            return bytes;
        }

        /** What is wrong with the resource, in a sentence. */
        public Optional<String> problem() {
            String found = sha256(read());
            return found.equals(sha256)
                    ? Optional.empty()
                    : Optional.of(name() + " is damaged: its SHA-256 is " + found + ", not " + sha256 + ".");
        }

        private byte[] read() {
            try (InputStream in = OnnxGraphSource.class.getResourceAsStream(path)) {
                if (in == null) {
                    throw failed("The model " + name() + " is missing from the program.");
                }
                return in.readAllBytes();
            } catch (IOException failure) {
                throw new SluiceException(
                        FailureCode.INTERNAL, name(), "The model " + name() + " cannot be read.", failure);
            }
        }

        private SluiceException failed(String message) {
            return SluiceException.about(FailureCode.INTERNAL, name(), message);
        }

        private static String sha256(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("every Java platform has SHA-256", missing);
            }
        }
    }
}
