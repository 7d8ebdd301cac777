package sluice.ingest;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a folder and all below it. Hidden files and folders are passed over; links are followed as long as they
 * stay inside the roots, and a folder is entered once, however many links lead to it, so that loops end.
 */
final class FolderWalk {
    /** What a walk meets. Answering false ends it. */
    interface Visitor {
        boolean file(Path path, BasicFileAttributes attributes);

        boolean problem(Path path, String reason);
    }

    private final Set<Path> roots;
    private final int depth;
    private final Set<Path> entered = new HashSet<>();

    /** @param roots real paths */
    FolderWalk(Set<Path> roots, int depth) {
        this.roots = roots;
        this.depth = depth;
    }

    void walk(Path root, Visitor visitor) throws IOException {
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!folder.equals(root) && hidden(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Path real = folder.toRealPath();
                if (roots.stream().noneMatch(real::startsWith)) {
                    return skip(visitor.problem(folder, "this link leads out of the imported folders, to " + real));
                }
                return entered.add(real) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                if (!path.equals(root) && hidden(path)) {
                    return FileVisitResult.CONTINUE;
                }
                if (attributes.isDirectory()) {
                    return next(visitor.problem(path, "folders nested deeper than " + depth + " are not entered"));
                }
                if (!attributes.isRegularFile()) {
                    return next(visitor.problem(path, "neither a file nor a folder"));
                }
                if (Files.isSymbolicLink(path)) {
                    Path real = path.toRealPath();
                    if (roots.stream().noneMatch(real::startsWith)) {
                        return next(visitor.problem(path, "this link leads out of the imported folders, to " + real));
                    }
                }
                return next(visitor.file(path, attributes));
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) {
                return next(hidden(path) || visitor.problem(path, reason(path, failure)));
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
                return next(failure == null || visitor.problem(folder, reason(folder, failure)));
            }
        });
    }

    /** By name (as Unix has it) or by attribute (as Windows has it). */
    static boolean hidden(Path path) {
        Path name = path.getFileName();
        if (name == null) {
            return false;
        }
        String text = name.toString();
        try {
            return text.startsWith(".")
                    || text.toLowerCase(Locale.ROOT).equals("thumbs.db")
                    || text.toLowerCase(Locale.ROOT).equals("desktop.ini")
                    || Files.isHidden(path);
        } catch (IOException e) {
            return false;
        }
    }

    static String reason(Path path, IOException failure) {
        return switch (failure) {
            case FileSystemLoopException loop -> "a link that leads back to a folder above it";
            case AccessDeniedException denied -> "access is denied";
            case NoSuchFileException gone ->
                Files.isSymbolicLink(path) ? "a link to a file that does not exist" : "it is gone";
            default -> "cannot be read: " + failure.getMessage();
        };
    }

    private static FileVisitResult next(boolean goOn) {
        return goOn ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    private static FileVisitResult skip(boolean goOn) {
        return goOn ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.TERMINATE;
    }
}
