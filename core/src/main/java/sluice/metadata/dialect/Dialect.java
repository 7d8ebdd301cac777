package sluice.metadata.dialect;

import java.util.Optional;
import sluice.metadata.Reading;

/** One way of writing down how an image was made. Implementations are stateless and throw on no input. */
interface Dialect {
    /** Its name in {@link sluice.metadata.GenerationParameters#dialect()}. */
    String name();

    /** What this dialect makes of a layer; empty when the dialect is not spoken there. */
    Optional<Reading> read(Payloads payloads);
}
