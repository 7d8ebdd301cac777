package sluice.adapters.imaging;

import sluice.contracts.image.PixelReaderContract;
import sluice.image.PixelReader;

class LeptonicaPixelReaderTest extends PixelReaderContract {
    private final LeptonicaPixelReader reader = new LeptonicaPixelReader();

    @Override
    protected PixelReader reader() {
        return reader;
    }
}
