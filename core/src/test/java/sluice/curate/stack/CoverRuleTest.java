package sluice.curate.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.Asset;
import sluice.asset.ContentHash;
import sluice.asset.Location;
import sluice.asset.Picture;
import sluice.asset.Standing;
import sluice.curate.member.Member;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.metadata.GenerationParameters;

class CoverRuleTest {
    @Test
    void valueCountsMostThenTasteThenSizeThenAge() {
        Member plain = member(0, 0.1, 512, 1);
        Member valued = member(1, 0.4, 512, 2);
        Member starred = member(2, 0.1, 512, 3);
        starred.takeWorth(worth(0.1).withStar(true));
        Member large = member(3, 0.1, 1024, 4);
        Member young = member(4, 0.1, 512, 5);
        assertEquals(
                new CoverRule.Choice(valued, "the most valued of 5"),
                CoverRule.choose(List.of(plain, valued, starred, large, young), null));
        assertEquals(
                new CoverRule.Choice(starred, "starred"),
                CoverRule.choose(List.of(plain, starred, large, young), null));
        assertEquals(
                new CoverRule.Choice(large, "the largest of 3"), CoverRule.choose(List.of(plain, large, young), null));
        assertEquals(new CoverRule.Choice(young, "the newest of 2"), CoverRule.choose(List.of(plain, young), null));
        plain.takeWorth(worth(0.1).withRating(5));
        assertEquals(new CoverRule.Choice(plain, "the best rated of 2"), CoverRule.choose(List.of(plain, young), null));
    }

    @Test
    void theCoverDoesNotFlapButGivesWayToAnUpscaleAndToWorth() {
        Member present = member(0, 0.300, 512, 1);
        Member other = member(1, 0.315, 512, 9);
        assertSame(present, CoverRule.choose(List.of(present, other), present).cover());
        other.takeWorth(worth(0.33));
        assertSame(other, CoverRule.choose(List.of(present, other), present).cover());
        Member upscaled = member(2, 0.300, 1024, 2);
        assertSame(
                upscaled, CoverRule.choose(List.of(present, upscaled), present).cover());
    }

    /** Choosing again with the cover chosen changes nothing: no round of members beats each other in turn. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void choosingAgainChangesNothing(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<Member> members = IntStream.range(0, 2 + random.nextInt(6))
                    .mapToObj(row -> {
                        double value = random.nextInt(20) / 200d;
                        Member member = member(row, value, 512 << random.nextInt(2), random.nextInt(3));
                        member.takeWorth(
                                worth(value).withStar(random.nextInt(4) == 0).withRating(random.nextInt(6)));
                        return member;
                    })
                    .toList();
            @Nullable Member present = null;
            for (int times = 0; times < 3; times++) {
                Member next = CoverRule.choose(members, present).cover();
                assertTrue(times == 0 || next == present, "the cover changed without a reason");
                present = next;
            }
        }
    }

    private static Standing worth(double value) {
        return Standing.NEW.withValue(value);
    }

    /** @param created in milliseconds since 1970 */
    private static Member member(int row, double value, int edge, long created) {
        ContentHash hash = new ContentHash("%064x".formatted(row));
        Instant at = Instant.ofEpochMilli(created);
        Asset asset = new Asset(
                hash.assetId(),
                hash,
                new ImageHeader(ImageFormat.PNG, edge, edge, 1, false),
                1_000,
                at,
                at,
                GenerationParameters.NONE,
                Picture.PENDING,
                List.of(new Location(Path.of("/pictures", row + ".png"), 1_000, at, true)),
                worth(value),
                1);
        Member member = new Member(row, asset.id());
        member.takeTime(asset);
        member.takeLook(asset);
        member.takeWorth(asset.standing());
        return member;
    }
}
