package sluice.server.api;

import sluice.analysis.Findings;
import sluice.analysis.Models;
import sluice.budget.Ledger;
import sluice.curate.Groups;
import sluice.curate.grouping.Grouping;
import sluice.job.Backlog;
import sluice.journal.Acts;
import sluice.server.api.curation.Curated;
import sluice.server.api.interchange.Exchange;
import sluice.server.api.worth.DeepWork;
import sluice.server.api.worth.EmbedderChoice;
import sluice.server.api.worth.Tuning;
import sluice.server.render.RenderWork;
import sluice.signal.Signals;
import sluice.similar.SimilaritySearch;
import sluice.trash.Trash;
import sluice.value.Valuations;

/** What the routes about worth, likeness, deep work and its price work with. */
public record Worth(
        Signals signals,
        Valuations valuations,
        Findings findings,
        Ledger ledger,
        Groups groups,
        Backlog backlog,
        DeepWork work,
        SimilaritySearch similarity,
        Models models,
        EmbedderChoice embedder,
        Acts acts,
        Grouping grouping,
        Trash trash,
        Curated curated,
        Tuning tuning,
        Exchange exchange,
        RenderWork renders) {}
