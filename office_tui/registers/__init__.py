"""How each kind is listed: columns, views, forms; shared by the command line and the screens."""
