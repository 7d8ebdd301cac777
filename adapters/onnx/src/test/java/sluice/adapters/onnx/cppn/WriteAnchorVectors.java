package sluice.adapters.onnx.cppn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the vectors of the vocabulary that ship; its argument is the file. Needed after each change of the vocabulary. */
public final class WriteAnchorVectors {
    private WriteAnchorVectors() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("needs one argument: the file to write");
        }
        Vocabulary vocabulary = Vocabulary.shipped();
        Files.write(
                Path.of(arguments[0]),
                AnchorVectors.made(vocabulary, Prompts.SHIPPED).toBytes(vocabulary, Prompts.SHIPPED));
    }
}
