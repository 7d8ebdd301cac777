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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a folder and all below it. Hidden files and folders are passed over; links are followed as long as they
 * stay inside the roots, and a folder is entered once, however many links lead to it, so that loops end. A root that
 * lies inside another is met once.
 */
final class FolderWalk {
    /** What a walk meets. Answering false ends it. */
    interface Visitor {
        boolean file(Path path, BasicFileAttributes attributes);

        boolean problem(Path path, String reason);
    }

    private final Set<Path> roots;
    private final int depth;
    /** Real paths of folders, and roots that are files. */
    private final Set<Path> met = new HashSet<>();

    /** @param roots real paths */
    FolderWalk(Set<Path> roots, int depth) {
        this.roots = roots;
        this.depth = depth;
    }

    void walk(Path root, Visitor visitor) throws IOException {
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (!folder.equals(root) && hidden(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                try {
                    Path real = folder.toRealPath();
                    if (isOutside(real)) {
                        return skip(visitor.problem(folder, leadsOut(real)));
                    }
                    return met.add(real) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                } catch (IOException e) {
                    return skip(visitor.problem(folder, reason(folder, e)));
                }
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                if (!path.equals(root) && hidden(path) || roots.contains(path) && !met.add(path)) {
                    return FileVisitResult.CONTINUE;
                }
                if (attributes.isDirectory()) {
                    return next(visitor.problem(path, "folders nested deeper than " + depth + " are not entered"));
                }
                Optional<String> astray = astray(path);
                if (astray.isPresent()) {
                    return next(visitor.problem(path, astray.get()));
                }
                return next(
                        attributes.isRegularFile()
                                ? visitor.file(path, attributes)
                                : visitor.problem(path, "neither a file nor a folder"));
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) {
                // A loop leads to a folder that is being gone through already: nothing is missed.
                boolean passedOver = failure instanceof FileSystemLoopException || !path.equals(root) && hidden(path);
                return next(passedOver || visitor.problem(path, reason(path, failure)));
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
                return next(failure == null || visitor.problem(folder, reason(folder, failure)));
            }
        });
    }

    /** Why a file must not be followed to where it leads; empty when it may. */
    Optional<String> astray(Path path) {
        if (!Files.isSymbolicLink(path)) {
            return Optional.empty();
        }
        try {
            Path real = path.toRealPath();
            return isOutside(real) ? Optional.of(leadsOut(real)) : Optional.empty();
        } catch (IOException e) {
            return Optional.of(reason(path, e));
        }
    }

    private boolean isOutside(Path real) {
        return roots.stream().noneMatch(real::startsWith);
    }

    private static String leadsOut(Path real) {
        return "this link leads out of the imported folders, to " + real;
    }

    /**
     * Whether there is surely no file at this path. One that cannot be looked at, because a right is missing or a disk
     * fails, is not gone.
     */
    static boolean gone(Path path) {
        Path parent = path.getParent();
        return Files.notExists(path)
                || parent != null && !Files.isDirectory(parent) && (Files.isRegularFile(parent) || gone(parent));
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
