package sluice.server.api.interchange;

import java.time.ZoneId;
import sluice.interchange.KnownSidecars;

/**
 * What the routes about export and sidecars work with.
 *
 * @param zone in which archives show times
 */
public record Exchange(KnownSidecars sidecars, ZoneId zone) {}
