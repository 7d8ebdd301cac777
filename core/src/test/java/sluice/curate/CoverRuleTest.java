package sluice.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.AssetId;

class CoverRuleTest {
    @Test
    void valueCountsMostThenTasteThenSizeThenAge() {
        Member plain = member(0, 0.1f, 512, 1);
        Member valued = member(1, 0.4f, 512, 2);
        Member starred = member(2, 0.1f, 512, 3);
        starred.starred = true;
        Member large = member(3, 0.1f, 1024, 4);
        Member young = member(4, 0.1f, 512, 5);
        assertEquals(
                new CoverRule.Choice(valued, "the most valued of 5"),
                CoverRule.choose(List.of(plain, valued, starred, large, young), null));
        assertEquals(
                new CoverRule.Choice(starred, "starred"),
                CoverRule.choose(List.of(plain, starred, large, young), null));
        assertEquals(
                new CoverRule.Choice(large, "the largest of 3"), CoverRule.choose(List.of(plain, large, young), null));
        assertEquals(new CoverRule.Choice(young, "the newest of 2"), CoverRule.choose(List.of(plain, young), null));
        plain.rating = 5;
        assertEquals(new CoverRule.Choice(plain, "the best rated of 2"), CoverRule.choose(List.of(plain, young), null));
    }

    @Test
    void theCoverDoesNotFlapButGivesWayToAnUpscaleAndToWorth() {
        Member present = member(0, 0.300f, 512, 1);
        Member other = member(1, 0.315f, 512, 9);
        assertSame(present, CoverRule.choose(List.of(present, other), present).cover());
        other.value = 0.33f;
        assertSame(other, CoverRule.choose(List.of(present, other), present).cover());
        Member upscaled = member(2, 0.300f, 1024, 2);
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
                        Member member =
                                member(row, random.nextInt(20) / 200f, 512 << random.nextInt(2), random.nextInt(3));
                        member.starred = random.nextInt(4) == 0;
                        member.rating = (byte) random.nextInt(6);
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

    private static Member member(int row, float value, int edge, long created) {
        Member member = new Member(row, new AssetId("%032x".formatted(row)));
        member.value = value;
        member.width = edge;
        member.height = edge;
        member.created = created;
        return member;
    }
}
