package sluice.render.run;

import java.util.concurrent.atomic.AtomicLong;

/** What all workers share. */
record Crew(
        String name,
        Workshop workshop,
        Pace pace,
        Bell bell,
        InHand inHand,
        Requests requests,
        Ears ears,
        HandOver handOver,
        Rooms rooms,
        AtomicLong turns,
        AtomicLong workers) {
    static Crew of(String name, Workshop workshop, Pace pace) {
        Bell bell = new Bell();
        InHand inHand = new InHand();
        Ears ears = new Ears(workshop.listener());
        return new Crew(
                name,
                workshop,
                pace,
                bell,
                inHand,
                new Requests(workshop.book()),
                ears,
                new HandOver(workshop, pace, bell, inHand, ears),
                new Rooms(bell),
                new AtomicLong(),
                new AtomicLong());
    }
}
