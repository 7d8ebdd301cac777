package sluice.render.hero;

import sluice.asset.Catalog;
import sluice.render.book.RenderBook;
import sluice.signal.Signals;

/** The records that are followed. */
public record HeroRecords(Catalog catalog, Signals signals, RenderBook book) {}
