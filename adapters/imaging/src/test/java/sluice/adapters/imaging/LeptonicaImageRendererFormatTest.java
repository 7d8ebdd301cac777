package sluice.adapters.imaging;

import sluice.contracts.image.ImageRendererFormatContract;
import sluice.image.ImageRenderer;

class LeptonicaImageRendererFormatTest extends ImageRendererFormatContract {
    @Override
    protected ImageRenderer renderer() {
        return new LeptonicaImageRenderer();
    }
}
