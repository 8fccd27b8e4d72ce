package dev.envtune.env.sandbox.travel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Play;
import org.junit.jupiter.api.Test;

class AccountToolsTest {
    private final Play ada = Trips.ada();

    @Test
    void authenticate_onceAndAgain_drawsTheTokensOfTheSeed() {
        var play = Trips.fresh();

        assertThat(play.says(Trips.authenticate("Ada", "Byron")))
                .isEqualTo(
                        "{\"expires_in\": 2, \"access_token\": \"251675\", \"token_type\":"
                                + " \"Bearer\", \"scope\": \"read\"}");
        assertThat(play.says(Trips.authenticate("Bo", "Lee"))).contains("\"966117\"");
        assertThat(play.says(Trips.authenticate("Cy", "Orr"))).contains("\"376965\"");
        assertThat(play.says(Trips.authenticate("Di", "Poe"))).contains("\"488941\"");
        assertThat(play.attribute("user_last_name")).hasToString("Poe");
        assertThat(play.attribute("token_expires_in")).hasToString("2");
    }

    @Test
    void loginStatus_beforeAndAfterAuthentication_changes() {
        var play = Trips.fresh();

        assertThat(play.says("travel_get_login_status()")).isEqualTo("{\"status\": false}");
        play.says(Trips.authenticate("Ada", "Byron"));
        assertThat(play.says("travel_get_login_status()")).isEqualTo("{\"status\": true}");
    }

    @Test
    void loginStatus_expiredToken_isFalse() {
        var play = Play.of("TravelAPI", "{\"token_expires_in\": 0, \"access_token\": \"a\"}");

        assertThat(play.says("travel_get_login_status()")).isEqualTo("{\"status\": false}");
        assertThat(play.cause("get_booking_history(access_token='a')")).isEqualTo("TOKEN_EXPIRED");
        assertThat(play.says("get_booking_history(access_token='a')"))
                .isEqualTo("{\"error\": \"Token expired\"}");
    }

    @Test
    void token_neverIssued_isMatchedByNone() {
        var play = Trips.fresh();

        assertThat(play.cause("get_booking_history(access_token='x')"))
                .isEqualTo("NOT_AUTHENTICATED");
        assertThat(play.says("get_booking_history(access_token=None)"))
                .isEqualTo("{\"booking_history\": {}}");
    }

    @Test
    void token_givenAsNumber_isToldToBeText() {
        var play = Trips.fresh();
        play.says(Trips.authenticate("Ada", "Byron"));

        assertThat(play.cause("get_booking_history(access_token=251675)"))
                .isEqualTo("TOKEN_NOT_TEXT");
    }

    @Test
    void token_replacedByAuthentication_saysSoAndKeepsTheNewOne() {
        ada.says(Trips.authenticate("Ada", "Byron"));
        var call = "get_booking_history(access_token='abc123')";

        assertThat(ada.cause(call)).isEqualTo("TOKEN_REPLACED");
        assertThat(ada.hint(call).text()).contains("replaced").doesNotContain("251675");
        assertThat(ada.hint(call).next()).isNull();
    }

    @Test
    void token_unknown_hintDoesNotRevealTheOneInForce() {
        var voiced = ada.hints("get_booking_history(access_token='guess')");

        assertThat(voiced.standard()).isEqualTo("{\"error\": \"Invalid access token\"}");
        assertThat(voiced.shown()).contains("authenticate_travel").doesNotContain("abc123");
    }

    @Test
    void token_refused_answersInTheShapeOfTheTool() {
        assertThat(ada.says(Trips.book("SFO", "LAX", "2026-11-10", "first").replace("abc123", "x")))
                .isEqualTo("{\"booking_status\": false, \"error\": \"Invalid access token\"}");
        assertThat(ada.says("cancel_booking(access_token='x', booking_id='777')"))
                .isEqualTo("{\"cancel_status\": false, \"error\": \"Invalid access token\"}");
        assertThat(
                        ada.says(
                                "purchase_insurance(access_token='x', insurance_type='t',"
                                        + " booking_id='777', insurance_cost=1, card_id='card_1')"))
                .isEqualTo("{\"insurance_status\": false, \"error\": \"Invalid access token\"}");
    }

    @Test
    void verify_allIsWell_succeeds() {
        assertThat(ada.says(verify("Ada", "Byron", "1990-01-31", "US12")))
                .isEqualTo("{\"verification_status\": true}");
    }

    @Test
    void verify_otherPerson_namesBoth() {
        assertThat(ada.says(verify("Bo", "Lee", "1990-01-31", "US12")))
                .isEqualTo(
                        "{\"verification_status\": false, \"verification_failure\": \"Cannot book"
                                + " flight information for another user.Expected Ada Byron, got Bo"
                                + " Lee\"}");
        assertThat(Trips.fresh().cause(verify("Bo", "Lee", "1990-01-31", "US12")))
                .isEqualTo("PROFILE_UNSET");
    }

    @Test
    void verify_badDate_tellsFormFromCalendar() {
        assertThat(ada.says(verify("Ada", "Byron", "31.1.1990", "US12")))
                .isEqualTo(
                        "{\"verification_status\": false, \"verification_failure\": \"Invalid date"
                                + " of birth format. Please use YYYY-MM-DD.\"}");
        assertThat(ada.cause(verify("Ada", "Byron", "31.1.1990", "US12")))
                .isEqualTo("BIRTH_DATE_FORMAT");
        assertThat(ada.cause(verify("Ada", "Byron", "1990-02-30", "US12")))
                .isEqualTo("BIRTH_DATE_IMPOSSIBLE");
    }

    @Test
    void verify_dateThatIsNoText_raises() {
        assertThat(ada.says(verify("Ada", "Byron", "x", "US12").replace("'x'", "True")))
                .isEqualTo("Error during execution: strptime() argument 1 must be str, not bool");
    }

    @Test
    void verify_eighteenthBirthday_countsFromTheSessionsDate() {
        var dayBefore = Trips.adaAt("2026-06-14T23:59:59Z");
        var birthday = Trips.adaAt("2026-06-15T00:00:00Z");
        var call = verify("Ada", "Byron", "2008-06-15", "US12");

        assertThat(dayBefore.says(call))
                .isEqualTo(
                        "{\"verification_status\": false, \"verification_failure\": \"Traveler must"
                                + " be at least 18 years old.\"}");
        assertThat(birthday.says(call)).isEqualTo("{\"verification_status\": true}");
    }

    @Test
    void verify_foreignPassport_fails() {
        assertThat(ada.says(verify("Ada", "Byron", "1990-01-31", "P12")))
                .isEqualTo(
                        "{\"verification_status\": false, \"verification_failure\": \"Passport must"
                                + " be issued by the United States.\"}");
    }

    @Test
    void verify_failure_keepsItsTextUnderAugmentedFeedback() {
        var voiced = ada.hints(verify("Ada", "Byron", "1990-01-31", "P12"));

        assertThat(voiced.shown()).isEqualTo(voiced.standard());
        assertThat(ada.hint(verify("Ada", "Byron", "1990-01-31", "P12")).text()).contains("US");
    }

    @Test
    void verify_passportThatIsNoText_raises() {
        assertThat(ada.says(verify("Ada", "Byron", "1990-01-31", "x").replace("'x'", "12")))
                .isEqualTo("Error during execution: 'int' object has no attribute 'startswith'");
    }

    private static String verify(String first, String last, String born, String passport) {
        return ("verify_traveler_information(first_name='%s', last_name='%s', date_of_birth='%s',"
                        + " passport_number='%s')")
                .formatted(first, last, born, passport);
    }
}
