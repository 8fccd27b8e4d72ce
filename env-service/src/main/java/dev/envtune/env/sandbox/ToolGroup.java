package dev.envtune.env.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an accessor of a [Sandbox] whose result holds further tools of the domain, so that a large
/// domain is written in parts. The accessor and the class it returns are public.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ToolGroup {}
