package sluice.contracts.tune;

import sluice.tune.WeightVersions;

class InMemoryWeightVersionsTest extends WeightVersionsContract {
    private final WeightVersions versions = new InMemoryWeightVersions();

    @Override
    protected WeightVersions versions() {
        return versions;
    }
}
