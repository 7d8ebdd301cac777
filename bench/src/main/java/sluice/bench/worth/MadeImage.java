package sluice.bench.worth;

import java.nio.file.Path;

/**
 * One image of a {@link SeedLibrary}.
 *
 * @param idea which idea it is a variation of; ideas are numbered through the whole library
 * @param member 0 for the first of its idea
 * @param appeal how much the scripted user likes it, 0 to 1: known to him alone
 * @param upscaled whether it is a larger version of another image, made because the user liked that
 */
record MadeImage(Path path, int session, int idea, int member, double appeal, boolean upscaled) {}
