"""The screens: they hear the widgets' messages and call the services."""
