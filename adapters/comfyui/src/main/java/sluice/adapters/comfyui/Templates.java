package sluice.adapters.comfyui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.json.StrictJson;

/**
 * The workflows that pictures are drawn with: the two that come with the program, for whatever checkpoint a server has, and
 * the user's own in a folder.
 *
 * <ul>
 *   <li>{@code text-to-image.json} and {@code image-to-image.json} there take the place of ours.
 *   <li>Any other {@code NAME.json} is a model of its own called NAME, which loads what it likes;
 *       {@code NAME.image-to-image.json} beside it is for start images.
 * </ul>
 */
public final class Templates {
    static final String TEXT = "text-to-image";
    static final String IMAGE = "image-to-image";

    private static final String JSON = ".json";
    private static final int MOST = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Set<Slot> BOTH = Set.of(Slot.PROMPT, Slot.SEED);
    private static final Set<Slot> SIZED = Set.of(Slot.WIDTH, Slot.HEIGHT);
    private static final Set<Slot> STARTED = Set.of(Slot.IMAGE, Slot.DENOISE);
    private static final String NO_START = "a text alone has no start image";

    /**
     * The workflows of one kind of model.
     *
     * @param image null when it takes no start image
     */
    record Pair(Template text, @Nullable Template image) {}

    private final Pair checkpoints;
    private final SortedMap<String, Pair> own;

    private Templates(Pair checkpoints, SortedMap<String, Pair> own) {
        this.checkpoints = checkpoints;
        this.own = Collections.unmodifiableSortedMap(own);
    }

    /**
     * @param folder of the user's own; need not be there
     * @throws SluiceException with code {@code INVALID} that names the file, and the node or slot at fault; {@code STORAGE}
     *     when the folder cannot be read
     */
    public static Templates read(Path folder) {
        SortedMap<String, Path> files = files(folder);
        Template text = forCheckpoints(TEXT, files, SIZED).without(Set.of(Slot.IMAGE), NO_START);
        Template image = forCheckpoints(IMAGE, files, STARTED);
        SortedMap<String, Pair> own = new TreeMap<>();
        for (String name : files.keySet()) {
            if (base(name).isEmpty()) {
                own.put(name, pair(name, files));
            }
        }
        for (String name : files.keySet()) {
            base(name).filter(base -> !own.containsKey(base)).ifPresent(base -> {
                throw invalid(files.get(name), "there is no " + base + JSON + " that it could belong to");
            });
        }
        return new Templates(new Pair(text, image), own);
    }

    /** For whatever checkpoint a server has. */
    Pair checkpoints() {
        return checkpoints;
    }

    /** Models of their own, by name. */
    SortedMap<String, Pair> own() {
        return own;
    }

    private static SortedMap<String, Path> files(Path folder) {
        SortedMap<String, Path> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + JSON)) {
            for (Path file : all) {
                String name = String.valueOf(file.getFileName());
                files.put(name.substring(0, name.length() - JSON.length()), file);
                if (files.size() > MOST) {
                    throw invalid(folder, "more than " + MOST + " workflows are not read");
                }
            }
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE, folder.toString(), "cannot list " + folder + ": " + e.getMessage(), e);
        }
        files.forEach((name, file) -> {
            if (!NAME.matcher(name).matches()) {
                throw invalid(file, "a workflow's name has 1 to 100 letters, digits, dots and dashes");
            }
        });
        return files;
    }

    private static Template forCheckpoints(String name, SortedMap<String, Path> files, Set<Slot> needed) {
        Path file = files.remove(name);
        Template template = file == null ? shipped(name) : template(file);
        return template.needing(BOTH).needing(Set.of(Slot.MODEL)).needing(needed);
    }

    private static Pair pair(String name, SortedMap<String, Path> files) {
        Template text = owned(files.get(name), SIZED).without(Set.of(Slot.IMAGE), NO_START);
        Path image = files.get(name + "." + IMAGE);
        return new Pair(text, image == null ? null : owned(image, STARTED));
    }

    private static Template owned(@Nullable Path file, Set<Slot> needed) {
        if (file == null) {
            throw new IllegalStateException("a workflow without its file");
        }
        return template(file)
                .needing(BOTH)
                .needing(needed)
                .without(Set.of(Slot.MODEL), "a workflow of this name is a model of its own and names what it loads");
    }

    /** The name of the workflow that one for start images belongs to. */
    private static Optional<String> base(String name) {
        String end = "." + IMAGE;
        return name.endsWith(end) ? Optional.of(name.substring(0, name.length() - end.length())) : Optional.empty();
    }

    private static Template template(Path file) {
        return new Template(file.toString(), StrictJson.read(file.toString(), StrictJson.bytes(file, file.toString())));
    }

    private static Template shipped(String name) {
        String source = name + JSON;
        try (InputStream in = Templates.class.getResourceAsStream(source)) {
            if (in == null) {
                throw new IllegalStateException(source + " is missing from the program");
            }
            return new Template(source, StrictJson.read(source, in.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException(source + " cannot be read from the program", e);
        }
    }

    private static SluiceException invalid(@Nullable Path file, String what) {
        return SluiceException.about(FailureCode.INVALID, String.valueOf(file), file + ": " + what + ".");
    }
}
