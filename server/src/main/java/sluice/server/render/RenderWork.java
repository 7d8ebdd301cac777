package sluice.server.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import sluice.asset.AssetId;
import sluice.image.Raster;
import sluice.render.book.Campaigns;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderRequest;
import sluice.render.cache.CacheKind;
import sluice.render.cache.RenderCache;
import sluice.render.cache.Tally;
import sluice.render.desk.Submitted;
import sluice.render.route.PoolView;
import sluice.render.route.Routing;
import sluice.render.run.PoolUse;
import sluice.render.run.Progress;

/** Rendering as its users see and steer it. */
public interface RenderWork {
    RenderBook book();

    Campaigns campaigns();

    Routing quote(RenderRequest request);

    Submitted submit(RenderRequest request);

    /** Ends what waits and what is in hand of a render; how many images that were not done yet. */
    int cancel(long render);

    int retry(long render);

    /** Images that are in hand. */
    List<Progress> current();

    /** What an image in hand looks like by now, if its generator can show it. */
    Optional<Raster> preview(long job);

    /** A picture as a file to show, not to keep. */
    byte[] jpeg(Raster picture);

    List<PoolView> pools();

    /** How far each pool was used since the start, and what it cost while it did nothing. */
    List<PoolUse> use();

    /** What caches hold. */
    RenderCache.Figures cacheFigures();

    /** What caches saved since the start, by kind. */
    Map<CacheKind, Tally> cacheTallies();

    long clearCaches();

    /** Whether an asset is there to start from, or to lay over a picture. */
    boolean isThere(AssetId asset);

    /** Something was said of images: what was singled out may have to be rendered again. */
    void signalled();

    /** A campaign was begun or changed. */
    void campaignsChanged();

    /** The size to draw at when nobody says one. */
    int edge(Optional<String> model);
}
