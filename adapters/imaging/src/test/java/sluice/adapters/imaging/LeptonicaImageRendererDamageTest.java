package sluice.adapters.imaging;

import sluice.contracts.image.ImageRendererDamageContract;
import sluice.image.ImageRenderer;

class LeptonicaImageRendererDamageTest extends ImageRendererDamageContract {
    @Override
    protected ImageRenderer renderer() {
        return new LeptonicaImageRenderer();
    }
}
