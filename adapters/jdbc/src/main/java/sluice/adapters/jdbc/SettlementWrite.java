package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Analysis;
import sluice.asset.Standing;
import sluice.asset.Tier;

/** Writes what was found out and what follows for the standings, within one transaction. */
record SettlementWrite(SqliteSession session, CatalogState state) {
    void take(StoredAnalysis stored) throws SQLException {
        Analysis result = stored.analysis();
        long asset = new AssetKeys(session)
                .of(result.asset())
                .orElseThrow(() -> new SQLException("no asset " + result.asset()));
        FindingRows findings = new FindingRows(session);
        findings.write(asset, stored);
        StandingRows standings = new StandingRows(session, state);
        if (!stored.hasFindings()) {
            standings.change(asset, before -> reached(before, result.tier()));
            return;
        }
        // From all that is known, since one tier's findings alone do not say everything.
        Standing.Summary summary =
                findings.read(asset, result.asset()).map(Analysis::summary).orElse(Standing.Summary.NONE);
        standings.change(asset, before -> reached(before, result.tier()).withSummary(summary));
        bequeath(standings, StandingRows.of(session, asset), summary.asInherited());
    }

    private static Standing reached(Standing before, @Nullable Tier tier) {
        return tier == null || tier.compareTo(before.tier()) <= 0 ? before : before.withTier(tier);
    }

    private void bequeath(StandingRows standings, Standing cover, Standing.Summary summary) throws SQLException {
        @Nullable Long stack = cover.stack();
        if (stack == null || !cover.cover()) {
            return;
        }
        List<Long> heirs = session.list(StandingRows.UNANALYSED, row -> row.getLong(1), stack);
        for (long heir : heirs) {
            standings.change(heir, before -> before.withSummary(summary));
        }
    }
}
