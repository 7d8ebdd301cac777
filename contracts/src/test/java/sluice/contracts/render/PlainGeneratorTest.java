package sluice.contracts.render;

import sluice.render.generate.Generator;

class PlainGeneratorTest extends GeneratorContract {
    @Override
    protected Generator generator() {
        return new PlainGenerator();
    }
}
