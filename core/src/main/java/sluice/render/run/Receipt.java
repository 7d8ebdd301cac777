package sluice.render.run;

import java.util.List;
import sluice.render.Latency;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Imprint;

/**
 * All that an image came to, written before it is delivered: whoever finds it delivers and settles it without rendering
 * again.
 *
 * @param charges with the keys of the turn that rendered it, so that they are billed once
 * @param latency of that turn
 */
public record Receipt(long job, List<FinishedFile> files, Imprint imprint, List<StageCharge> charges, Latency latency) {
    public Receipt {
        files = List.copyOf(files);
        charges = List.copyOf(charges);
    }

    /** Whether it is of this image as it is to be drawn now, and not of one that had its number in another database. */
    boolean isOf(RenderJob one) {
        return job == one.id()
                && imprint.recipe().equals(one.recipe())
                && imprint.request().equals(Long.toString(one.render()))
                && imprint.index() == one.index();
    }
}
