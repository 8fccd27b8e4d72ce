package dev.envtune.env.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.python.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateMatchTest {
    private final TemplateMatch match = new TemplateMatch(TemplateBank.load(), Lexicon.load());

    @Test
    void of_moveIntoAFolder_isNotTakenForANewName() {
        assertThat(match.of("mv(source='a.txt', destination='b')"))
                .singleElement()
                .satisfies(
                        request ->
                                assertThat(request.values())
                                        .isEqualTo(
                                                Map.of(
                                                        "file",
                                                        Value.of("a.txt"),
                                                        "folder",
                                                        Value.of("b"))));
    }

    @Test
    void of_valuesInsideListsAndObjects_areBound() {
        assertThat(match.of("post_tweet(content='hi', tags=['#sun'])"))
                .singleElement()
                .satisfies(one -> assertThat(one.fill("{text} {tag}")).isEqualTo("hi #sun"));
        assertThat(match.of("edit_ticket(ticket_id=3, updates={'priority': 4})"))
                .singleElement()
                .satisfies(one -> assertThat(one.fill("{id} {priority}")).isEqualTo("3 4"));
    }

    @Test
    void of_valueOfAnotherKind_matchesNothing() {
        assertThat(match.of("get_user_tickets(status='Blue')")).isEmpty();
        assertThat(match.of("lockDoors(unlock=False, door=[])")).isEmpty();
    }
}
