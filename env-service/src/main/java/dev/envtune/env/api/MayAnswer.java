package dev.envtune.env.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The problems that an operation may answer, beside those that any may: for the OpenAPI document.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface MayAnswer {
    ProblemType[] value();
}
