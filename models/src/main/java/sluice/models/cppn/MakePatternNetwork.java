package sluice.models.cppn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the network of the built-in generator; its argument is the .onnx file to write. See docs/builtin-generator.md. */
public final class MakePatternNetwork {
    private MakePatternNetwork() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("needs one argument: the .onnx file to write");
        }
        Files.write(Path.of(arguments[0]), PatternNetwork.toBytes());
    }
}
