package sluice.adapters.onnx.diffusion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sluice.render.Recipe;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a model as one of its variants sees them: what lies in {@code variants/NAME/} is used in place of what has
 * the same path in the model's own folder.
 *
 * @param id the folder's name
 */
record ModelFolder(String id, Path folder, String variant) {
    static final String INDEX = "model_index.json";

    private static final String VARIANTS = "variants";
    private static final String GRAPH = "model.onnx";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    /** The largest real file, a vocabulary, has about 1 MB. */
    private static final long MOST_TEXT = 32L << 20;

    /** Models of a folder, by name; none when there is no such folder. */
    static List<ModelFolder> all(Path folder) throws GeneratorException {
        List<ModelFolder> found = new ArrayList<>();
        for (Path one : folders(folder)) {
            if (Files.isRegularFile(one.resolve(INDEX))) {
                found.add(new ModelFolder(name(one), one, Recipe.ORIGINAL));
            }
        }
        return found;
    }

    /** {@link Recipe#ORIGINAL}, then the others by name; of one that was refused only its certificate is left. */
    List<String> variants() throws GeneratorException {
        List<String> names = new ArrayList<>(List.of(Recipe.ORIGINAL));
        for (Path one : folders(folder.resolve(VARIANTS))) {
            if (!name(one).equals(Recipe.ORIGINAL) && holdsGraphs(one)) {
                names.add(name(one));
            }
        }
        return names;
    }

    private static boolean holdsGraphs(Path variant) throws GeneratorException {
        for (Path part : folders(variant)) {
            if (Files.isRegularFile(part.resolve(GRAPH))) {
                return true;
            }
        }
        return false;
    }

    ModelFolder as(String itsVariant) {
        return new ModelFolder(id, folder, itsVariant);
    }

    /** Where a file of the layout lies, if it is there. */
    Path file(String path) {
        Path changed = folder.resolve(VARIANTS).resolve(variant).resolve(path);
        return !variant.equals(Recipe.ORIGINAL) && Files.exists(changed) ? changed : folder.resolve(path);
    }

    boolean has(String path) {
        return Files.isRegularFile(file(path));
    }

    /** How messages name a file. */
    String shown(String path) {
        return id + "/" + folder.relativize(file(path)).toString().replace('\\', '/');
    }

    /** @throws GeneratorException REFUSED when the file is missing, too large or cannot be read */
    String text(String path) throws GeneratorException {
        Path file = file(path);
        try {
            if (!Files.isRegularFile(file)) {
                throw refused(path, "is missing");
            }
            if (Files.size(file) > MOST_TEXT) {
                throw refused(path, "is larger than such a file can be");
            }
            return Files.readString(file);
        } catch (IOException failure) {
            throw new GeneratorException(Kind.REFUSED, "The file " + shown(path) + " cannot be read.", failure);
        }
    }

    JsonNode json(String path) throws GeneratorException {
        try {
            JsonNode root = JsonMapper.shared().readTree(text(path));
            if (!root.isObject()) {
                throw refused(path, "is no JSON object");
            }
            return root;
        } catch (JacksonException broken) {
            throw new GeneratorException(
                    Kind.REFUSED, "The file " + shown(path) + " is damaged: " + broken.getOriginalMessage(), broken);
        }
    }

    /** The graph of a part with all that lies beside it, in bytes. */
    long bytes(String part) throws GeneratorException {
        Path graph = file(part + "/model.onnx");
        try (Stream<Path> files = Files.list(graph.toAbsolutePath().resolveSibling("."))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(ModelFolder::size)
                    .sum();
        } catch (IOException | UncheckedIOException failure) {
            throw new GeneratorException(
                    Kind.REFUSED,
                    "The file " + shown(part + "/model.onnx") + " is missing or cannot be read.",
                    failure);
        }
    }

    GeneratorException refused(String path, String what) {
        return new GeneratorException(Kind.REFUSED, "The file " + shown(path) + " " + what + ".");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> folders(Path folder) throws GeneratorException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .filter(one -> NAME.matcher(name(one)).matches())
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new GeneratorException(Kind.GONE, "The folder " + folder + " cannot be read.", failure);
        }
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
