package sluice.ingest;

import java.nio.file.Path;

/**
 * A file that an import could not take in.
 *
 * @param reason in words for the user, without the path
 */
public record ImportProblem(Path path, String reason) {}
