package sluice.contracts.analysis;

import sluice.analysis.Models;

class InMemoryModelsTest extends ModelsContract {
    private final Models models = new InMemoryModels();

    @Override
    protected Models models() {
        return models;
    }
}
