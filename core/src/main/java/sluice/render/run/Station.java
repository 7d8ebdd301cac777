package sluice.render.run;

import sluice.render.generate.Generator;
import sluice.render.route.Pool;

/**
 * A pool and what draws in it. Several pools may share a generator; whoever made it closes it, after the workers.
 */
public record Station(Pool pool, Generator generator) {
    /** What tells its pictures' bits from those of other places, for the caches. */
    String place() {
        return pool.generator() + " " + pool.provider() + " " + pool.address();
    }
}
