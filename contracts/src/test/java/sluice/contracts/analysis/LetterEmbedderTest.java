package sluice.contracts.analysis;

import sluice.analysis.TextEmbedder;

class LetterEmbedderTest extends TextEmbedderContract {
    @Override
    protected TextEmbedder embedder() {
        return new LetterEmbedder();
    }
}
