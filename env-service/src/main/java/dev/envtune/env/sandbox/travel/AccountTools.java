package dev.envtune.env.sandbox.travel;

import static dev.envtune.env.sandbox.JsonType.BOOLEAN;
import static dev.envtune.env.sandbox.JsonType.INTEGER;
import static dev.envtune.env.sandbox.JsonType.STRING;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.Dates;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/// Authentication and identity.
public final class AccountTools {
    private final TravelState travel;

    AccountTools(TravelState travel) {
        this.travel = travel;
    }

    @Tool(
            name = "authenticate_travel",
            description =
                    "Issues an access token for a traveler and remembers the traveler's names. The"
                            + " new token replaces any earlier one.",
            returns = {
                @Returns(
                        field = "expires_in",
                        type = INTEGER,
                        description = "How long the token lasts; 0 means that it has run out."),
                @Returns(
                        field = "access_token",
                        type = STRING,
                        description = "The token that most other tools ask for."),
                @Returns(field = "token_type", type = STRING, description = "Always Bearer."),
                @Returns(
                        field = "scope",
                        type = STRING,
                        description = "The scope, equal to the grant type.")
            },
            establishes = TravelCause.AUTHENTICATED)
    public ToolResult authenticate(
            @Param(
                            name = "client_id",
                            type = STRING,
                            description = "The id of the client application.")
                    Value clientId,
            @Param(
                            name = "client_secret",
                            type = STRING,
                            description = "The secret of the client application.")
                    Value clientSecret,
            @Param(
                            name = "refresh_token",
                            type = STRING,
                            description = "The refresh token of the client application.")
                    Value refreshToken,
            @Param(
                            name = "grant_type",
                            type = STRING,
                            description = "What the token shall allow.",
                            values = {"read_write", "read", "write"})
                    Value grantType,
            @Param(
                            name = "user_first_name",
                            type = STRING,
                            description = "The traveler's first name.")
                    Value userFirstName,
            @Param(
                            name = "user_last_name",
                            type = STRING,
                            description = "The traveler's last name.")
                    Value userLastName) {
        travel.tokenIssuedHere = true;
        travel.tokenExpiresIn = Int.of(2);
        travel.accessToken = travel.drawId(100_000, 999_999);
        travel.tokenType = new Str("Bearer");
        travel.tokenScope = grantType;
        travel.firstName = userFirstName;
        travel.lastName = userLastName;
        return ToolResult.ok(
                DictValue.of("expires_in", travel.tokenExpiresIn)
                        .put("access_token", travel.accessToken)
                        .put("token_type", travel.tokenType)
                        .put("scope", travel.tokenScope));
    }

    @Tool(
            name = "travel_get_login_status",
            description = "Tells whether an access token is in force.",
            returns =
                    @Returns(
                            field = "status",
                            type = BOOLEAN,
                            description = "True while a token is in force."))
    public ToolResult loginStatus() {
        return ToolResult.ok(
                "status", travel.tokenExpiresIn != None.NONE && !travel.tokenExpired());
    }

    @Tool(
            name = "verify_traveler_information",
            description =
                    "Checks that a traveler is the authenticated user, at least 18 years old and"
                            + " holds a passport of the United States.",
            returns = {
                @Returns(
                        field = "verification_status",
                        type = BOOLEAN,
                        description = "Whether all checks passed."),
                @Returns(
                        field = "verification_failure",
                        type = STRING,
                        description = "Which check failed; absent if none did.")
            })
    public ToolResult verifyTraveler(
            @Param(name = "first_name", type = STRING, description = "The traveler's first name.")
                    Value givenFirstName,
            @Param(name = "last_name", type = STRING, description = "The traveler's last name.")
                    Value givenLastName,
            @Param(
                            name = "date_of_birth",
                            type = STRING,
                            description = "The traveler's date of birth.",
                            format = Shared.DATE)
                    Value dateOfBirth,
            @Param(
                            name = "passport_number",
                            type = STRING,
                            description = "The number of the traveler's passport.",
                            format = "US and further characters, such as US123456789")
                    Value passportNumber) {
        if (!travel.firstName.equals(givenFirstName) || !travel.lastName.equals(givenLastName)) {
            return unverified(
                    "Cannot book flight information for another user.Expected "
                            + fullName(travel.firstName, travel.lastName)
                            + ", got "
                            + fullName(givenFirstName, givenLastName),
                    travel.firstName == None.NONE && travel.lastName == None.NONE
                            ? Failure.of(TravelCause.PROFILE_UNSET)
                            : Failure.of(
                                    otherTraveler(
                                            travel.firstName.equals(givenFirstName),
                                            travel.lastName.equals(givenLastName))));
        }
        LocalDate born;
        try {
            born = Dates.parse(dateOfBirth);
        } catch (PythonError e) {
            return unverified(
                    "Invalid date of birth format. Please use YYYY-MM-DD.",
                    Flights.dateFault(
                            e, TravelCause.BIRTH_DATE_FORMAT, TravelCause.BIRTH_DATE_IMPOSSIBLE));
        }
        if (ageOf(born) < 18) {
            return unverified(
                    "Traveler must be at least 18 years old.", Failure.of(TravelCause.TOO_YOUNG));
        }
        return Operators.text(passportNumber, "startswith").startsWith("US")
                ? ToolResult.ok("verification_status", true)
                : unverified(
                        "Passport must be issued by the United States.",
                        Failure.of(TravelCause.FOREIGN_PASSPORT));
    }

    private static TravelCause otherTraveler(boolean sameFirstName, boolean sameLastName) {
        if (sameFirstName) {
            return TravelCause.OTHER_LAST_NAME;
        }
        return sameLastName ? TravelCause.OTHER_FIRST_NAME : TravelCause.OTHER_TRAVELER;
    }

    /// A failed verification is an answer, which tasks expect now and then, so it keeps its text.
    private static ToolResult unverified(String reason, Failure notice) {
        return new ToolResult.Ok(
                DictValue.of("verification_status", false).put("verification_failure", reason),
                notice);
    }

    private static String fullName(Value first, Value last) {
        return TextForms.str(first) + " " + TextForms.str(last);
    }

    /// The age in whole years when the session began.
    private int ageOf(LocalDate born) {
        return Period.between(born, LocalDate.ofInstant(travel.created, ZoneOffset.UTC)).getYears();
    }
}
