package sluice.tier;

import sluice.asset.Asset;
import sluice.value.Valuation;

/** An asset with its value and what policies want to know of it. */
record Appraised(Asset asset, Valuation valuation, AssetFacts facts) {}
