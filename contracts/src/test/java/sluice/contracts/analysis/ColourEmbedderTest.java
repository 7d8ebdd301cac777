package sluice.contracts.analysis;

import sluice.analysis.Embedder;

class ColourEmbedderTest extends EmbedderContract {
    @Override
    protected Embedder embedder() {
        return new ColourEmbedder();
    }
}
