package sluice.contracts.render;

import sluice.render.cache.RenderCache;

class InMemoryRenderCacheTest extends RenderCacheContract {
    @Override
    protected RenderCache cache(long mostBytes) {
        return new InMemoryRenderCache(mostBytes);
    }

    @Override
    protected RenderCache reopened(RenderCache before, long mostBytes) {
        return ((InMemoryRenderCache) before).reopened();
    }
}
