package dev.envtune.worker;

import dev.envtune.contract.client.Addresses;
import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The address of a service as an option; a wrong one is a usage error.
public final class ServiceAddress implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
        try {
            return Addresses.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
