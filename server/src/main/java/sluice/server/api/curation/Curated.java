package sluice.server.api.curation;

import sluice.collection.CollectionEdits;
import sluice.collection.Collections;
import sluice.suggest.Suggestions;

/** What the routes about collections and suggestions work with. */
public record Curated(Collections collections, CollectionEdits edits, Suggestions suggestions) {}
