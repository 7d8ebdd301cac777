package sluice.render.hero;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.render.generate.RenderModel;

/** Port: what is switched on now, and what can draw. */
public interface HeroSettings {
    /** @param campaign null for renders that no campaign pays for */
    HeroTerms terms(@Nullable String campaign);

    /** Models of the pools that are in. */
    List<RenderModel> models();
}
