package sluice.render.hero;

import java.util.Collection;
import sluice.render.book.Accepted;
import sluice.render.book.RenderRequest;

/** Port: where renderings are asked for, as by anybody else: checked, routed, quoted, reserved, once for a key. */
public interface HeroOrders {
    /** A request that cannot be routed is refused like one that the book refuses. */
    Accepted submit(RenderRequest request);

    /** Says to the workers that images in their hands are not wanted any more. */
    void stop(Collection<Long> jobs);
}
