package sluice.server.app;

import sluice.adapters.jdbc.SqliteBacklog;
import sluice.adapters.jdbc.SqliteCampaigns;
import sluice.adapters.jdbc.SqliteCatalog;
import sluice.adapters.jdbc.SqliteCollections;
import sluice.adapters.jdbc.SqliteDatabase;
import sluice.adapters.jdbc.SqliteFindings;
import sluice.adapters.jdbc.SqliteGroups;
import sluice.adapters.jdbc.SqliteImportLog;
import sluice.adapters.jdbc.SqliteJournal;
import sluice.adapters.jdbc.SqliteKnownSidecars;
import sluice.adapters.jdbc.SqliteLedger;
import sluice.adapters.jdbc.SqliteRenderBook;
import sluice.adapters.jdbc.SqliteSignals;
import sluice.adapters.jdbc.SqliteTrash;
import sluice.adapters.jdbc.SqliteValuations;
import sluice.adapters.jdbc.SqliteWeightVersions;
import sluice.analysis.Findings;
import sluice.asset.Catalog;
import sluice.budget.Ledger;
import sluice.collection.Collections;
import sluice.curate.Groups;
import sluice.ingest.ImportLog;
import sluice.interchange.KnownSidecars;
import sluice.job.Backlog;
import sluice.job.RetryRule;
import sluice.journal.Journal;
import sluice.render.book.Campaigns;
import sluice.render.book.RenderBook;
import sluice.signal.Signals;
import sluice.trash.Trash;
import sluice.tune.WeightVersions;
import sluice.value.Valuations;

/**
 * What a home's database keeps.
 *
 * @param rendered the catalog, for what is settled in the same database as soon as it is in
 */
record Stores(
        Catalog catalog,
        Catalog rendered,
        ImportLog imports,
        Signals signals,
        Valuations valuations,
        Findings findings,
        Ledger ledger,
        Groups groups,
        Backlog backlog,
        Journal journal,
        Trash trash,
        Collections collections,
        WeightVersions weights,
        KnownSidecars sidecars,
        RenderBook renders,
        Campaigns campaigns) {
    static Stores in(SqliteDatabase database) {
        SqliteCatalog catalog = new SqliteCatalog(database);
        return new Stores(
                catalog,
                catalog.ofWhoWritesAgain(),
                new SqliteImportLog(database),
                new SqliteSignals(database),
                new SqliteValuations(database),
                new SqliteFindings(database),
                new SqliteLedger(database),
                new SqliteGroups(database),
                new SqliteBacklog(database, RetryRule.DEFAULT),
                new SqliteJournal(database),
                new SqliteTrash(database),
                new SqliteCollections(database),
                new SqliteWeightVersions(database),
                new SqliteKnownSidecars(database),
                new SqliteRenderBook(database, RetryRule.DEFAULT),
                new SqliteCampaigns(database));
    }
}
